collaboration-title = Collaborations
