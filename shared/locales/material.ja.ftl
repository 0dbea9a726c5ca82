material-yours = 資料
material-kind-size = { $kind }、{ $size }
