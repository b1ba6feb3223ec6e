document.querySelectorAll("table.kit").forEach(equip);
document.documentElement.classList.add("ready");
