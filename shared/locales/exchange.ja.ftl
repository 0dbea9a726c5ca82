exchange-title = 当日受付
