or-reply-with = Or reply with one word: { $words }
