"""A notebook and its parameters in, one sealed page out. Knows notebooks, not calls."""

from kit.report import lean
from kit.report.batch import Result, reports
from kit.report.runner import render

__all__ = ["Result", "lean", "render", "reports"]
