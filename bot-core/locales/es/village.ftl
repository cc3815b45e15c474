or-reply-with = O responde con una palabra: { $words }
