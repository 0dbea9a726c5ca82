# The mails of the community.
mail-community-reply-subject = Post by { $author }: { $title }
mail-community-reply-body = { $author } posted in the topic "{ $title }", which you follow.
mail-community-reply-open = Open the post
mail-community-reply-why = You get this mail because you posted in this topic or follow it.
mail-community-reply-stop = Stop mails about this topic
