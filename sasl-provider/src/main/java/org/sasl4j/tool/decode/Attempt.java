package org.sasl4j.tool.decode;

import java.util.ArrayList;
import java.util.List;
import org.sasl4j.tool.decode.Message.Side;

/**
 * One login of a trace.
 *
 * @param mechanism the mechanism that the trace names, or the empty string
 * @param messages in their order
 */
record Attempt(String mechanism, List<Message> messages) {
    /**
     * If the trace does not say who spoke, the sides take turns. A first message from the server is recognised by its
     * text.
     */
    Attempt attributed() {
        List<Message> spoken = new ArrayList<>();
        Side turn = Side.CLIENT;
        for (Message message : messages) {
            Side side = message.side();
            if (side == Side.UNKNOWN) {
                side = spoken.isEmpty() && isOpening(message.utf8()) ? Side.SERVER : turn;
            }
            spoken.add(message.by(side));
            turn = side.other();
        }
        return new Attempt(mechanism, spoken);
    }

    private static boolean isOpening(String text) {
        return text.contains("nonce=") || text.startsWith("<") || LoginDecoder.isPrompt(text);
    }
}
