package org.sasl4j.tool.decode;

import java.io.PrintWriter;
import org.sasl4j.Bytes;
import org.sasl4j.tool.decode.Message.Side;
import org.sasl4j.tool.decode.Part.Field;

/** Prints the messages of one exchange as they come: each field, and what is wrong with it. */
public final class Explanation {
    /** Whether passwords and tokens are shown. */
    public enum Secrets {
        /** They are shown as stars. */
        MASKED,
        /** They are shown as they are. */
        SHOWN
    }

    private static final String MASK = "********";

    private final PrintWriter out;
    private final Decoder decoder;
    private final Secrets secrets;
    private boolean wrong;

    Explanation(PrintWriter out, Decoder decoder, Secrets secrets) {
        this.out = out;
        this.decoder = decoder;
        this.secrets = secrets;
    }

    /**
     * Explains a new exchange of a mechanism, with its secrets masked.
     *
     * @param out where the explanation goes
     * @param mechanism the name of the mechanism
     * @return the explanation
     */
    public static Explanation of(PrintWriter out, String mechanism) {
        return new Explanation(out, Recognised.decoder(mechanism), Secrets.MASKED);
    }

    /**
     * Explains a message from the client.
     *
     * @param message the octets of the message
     */
    public void client(Bytes message) {
        print(Side.CLIENT, decoder.next(new Message(Side.CLIENT, message, 0)), "");
    }

    /**
     * Explains a message from the server.
     *
     * @param message the octets of the message
     */
    public void server(Bytes message) {
        print(Side.SERVER, decoder.next(new Message(Side.SERVER, message, 0)), "");
    }

    /** Explains a message of a trace. */
    void message(Message message) {
        print(message.side(), decoder.next(message), ", line " + message.line());
    }

    /** Whether something has been wrong so far. */
    boolean isWrong() {
        return wrong;
    }

    private void print(Side side, Part part, String where) {
        out.println();
        out.println(side + ": " + part.title() + where);
        int width = part.fields().stream()
                .mapToInt(field -> printable(field.name()).length())
                .max()
                .orElse(0);
        for (Field field : part.fields()) {
            String value = field.secret() && secrets == Secrets.MASKED ? MASK : printable(field.value());
            String remark = field.remark().isEmpty() ? "" : "  (" + printable(field.remark()) + ")";
            String name = printable(field.name());
            out.println("   " + name + " ".repeat(width - name.length()) + "  " + value + remark);
        }
        for (String fault : part.faults()) {
            wrong = true;
            out.println("   ! " + printable(fault));
        }
    }

    /** Escapes what may harm a terminal. A peer may have sent anything. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(point -> shown.append(
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                                ? String.format("<%02x>", point)
                                : Character.toString(point)));
        return shown.toString();
    }
}
