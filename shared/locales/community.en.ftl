community-title = Community
