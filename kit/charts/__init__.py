"""Tables in, charts out; one module a subject. `enable()` draws them in a notebook."""

from __future__ import annotations

from kit.charts.changes import said_changes
from kit.charts.drawn import enable
from kit.charts.exchanges import exchange_lengths
from kit.charts.growth import growth_stated
from kit.charts.guidance import guidance_actions, guidance_ranges
from kit.charts.ledger import ledger_changes, ledger_ranges
from kit.charts.look import need
from kit.charts.metrics import figure_strip, metric_changes, metric_over_time
from kit.charts.peers import peer_figures
from kit.charts.risks import risk_calls, risk_stances
from kit.charts.turns import word_shares

CHARTS = {
    "metrics": (metric_changes, metric_over_time),
    "figures": (figure_strip,),
    "guidance": (guidance_ranges, guidance_actions),
    "risks": (risk_stances, risk_calls),
    "exchanges": (exchange_lengths,),
    "turns": (word_shares,),
    "ledger": (ledger_ranges, ledger_changes),
    "changes": (said_changes,),
    "growth": (growth_stated,),
    "peers": (peer_figures,),
}
"""Which charts draw which table."""

__all__ = [
    "CHARTS",
    "enable",
    "exchange_lengths",
    "figure_strip",
    "growth_stated",
    "guidance_actions",
    "guidance_ranges",
    "ledger_changes",
    "ledger_ranges",
    "metric_changes",
    "metric_over_time",
    "need",
    "peer_figures",
    "risk_calls",
    "risk_stances",
    "said_changes",
    "word_shares",
]
