package org.sasl4j.tool.decode;

import java.util.Locale;
import java.util.regex.Pattern;

/** LOGIN: the server asks two questions, and the client answers them. A trace may lack the first answer. */
final class LoginDecoder implements Decoder {
    private static final Pattern PROMPT = Pattern.compile("(?:user ?name|password)[:\0]?", Pattern.CASE_INSENSITIVE);

    private boolean isPasswordNext;

    /** Whether a server asks with these words. */
    static boolean isPrompt(String text) {
        return PROMPT.matcher(text).matches();
    }

    @Override
    public Part next(Message message) {
        String text = message.utf8();
        return message.side() == Message.Side.SERVER ? challenge(text) : response(text);
    }

    private Part challenge(String text) {
        Part part = new Part("challenge");
        if (!isPrompt(text)) {
            return part.unread(text);
        }
        isPasswordNext |= text.toLowerCase(Locale.ROOT).startsWith("password");
        return part.field("prompt", text);
    }

    private Part response(String text) {
        Part part = new Part("response");
        if (text.indexOf('\0') >= 0) {
            return part.unread(text).fault("it has a NUL, as a message of PLAIN has");
        }
        if (isPasswordNext) {
            return part.secret("password", text);
        }
        isPasswordNext = true;
        return part.field("username", text);
    }
}
