kpi-title = Kpi
