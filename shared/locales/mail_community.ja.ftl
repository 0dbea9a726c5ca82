# The mails of the community.
mail-community-reply-subject = { $author }の投稿: { $title }
mail-community-reply-body = フォローしているトピック「{ $title }」に、{ $author }が投稿しました。
mail-community-reply-open = 投稿を開く
mail-community-reply-why = このトピックに投稿したか、フォローしたため、お送りしています。
mail-community-reply-stop = このトピックのメールを止める
