package org.sasl4j.tool;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;

/**
 * One message of the demo's own protocol: a kind, a line of text, and data that may be absent. Absent and empty are not
 * the same (RFC 4422 section 3.3): the length on the wire is -1 or 0.
 */
record Frame(Kind kind, String text, Optional<Bytes> data) {
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
        return new Frame(kind, text, Optional.empty());
    }

    static Frame of(Kind kind, String text, byte @Nullable [] data) {
        return new Frame(kind, text, Optional.ofNullable(data).map(Bytes::copyOf));
    }

    /** The data as javax takes them: null where they are absent. */
    byte @Nullable [] octets() {
        return data.isPresent() ? data.get().toByteArray() : null;
    }

    void write(DataOutputStream wire) throws IOException {
        wire.writeByte(kind.ordinal());
        wire.writeUTF(text);
        wire.writeInt(data.map(Bytes::length).orElse(ABSENT));
        if (data.isPresent()) {
            wire.write(data.get().toByteArray());
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
