package org.sasl4j.tool;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;

/**
 * One message of the demo's own protocol: a kind, a line of text, and data that may be absent. Absent data is not the
 * same as empty data (RFC 4422 section 3.3): the length on the wire is -1 or 0.
 */
record Frame(Kind kind, String text, @Nullable Bytes data) {
    private static final int LONGEST = 65536;
    private static final int ABSENT = -1;

    /** What a frame says. */
    enum Kind {
        /** Server: the names of the mechanisms to choose from. */
        OFFER,
        /** Client: the mechanism chosen, perhaps with an initial response. */
        START,
        /** Server: a challenge. */
        CHALLENGE,
        /** Client: the response to a challenge. */
        RESPONSE,
        /** Server: who the client acts as, perhaps with additional data. */
        SUCCESS,
        /** Server: why it refused. */
        FAILURE
    }

    static Frame of(Kind kind, String text) {
        return new Frame(kind, text, null);
    }

    static Frame of(Kind kind, String text, byte @Nullable [] data) {
        return new Frame(kind, text, data == null ? null : Bytes.copyOf(data));
    }

    /** The data in the way of javax: null if it is absent. */
    byte @Nullable [] octets() {
        return data == null ? null : data.toByteArray();
    }

    void write(DataOutputStream wire) throws IOException {
        wire.writeByte(kind.ordinal());
        wire.writeUTF(text);
        wire.writeInt(data == null ? ABSENT : data.length());
        if (data != null) {
            wire.write(data.toByteArray());
        }
        wire.flush();
    }

    static Frame read(DataInputStream wire) throws IOException {
        int kind = wire.readUnsignedByte();
        String text = wire.readUTF();
        int length = wire.readInt();
        if (kind >= Kind.values().length || length < ABSENT || length > LONGEST) {
            throw new IOException("the peer does not speak the demo's protocol");
        }
        if (length == ABSENT) {
            return of(Kind.values()[kind], text);
        }
        byte[] data = new byte[length];
        wire.readFully(data);
        return of(Kind.values()[kind], text, data);
    }
}
