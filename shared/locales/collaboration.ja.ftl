collaboration-title = 連携プロジェクト
