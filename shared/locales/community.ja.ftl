community-title = コミュニティ
