material-yours = Files
material-kind-size = { $kind }, { $size }
