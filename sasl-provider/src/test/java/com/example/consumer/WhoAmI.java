package com.example.consumer;

import java.util.Arrays;
import javax.naming.ldap.ExtendedRequest;
import javax.naming.ldap.ExtendedResponse;

/** The request of RFC 4532. */
public final class WhoAmI implements ExtendedRequest {
    private static final long serialVersionUID = 1;

    @Override
    public String getID() {
        return "1.3.6.1.4.1.4203.1.11.3";
    }

    @Override
    public byte[] getEncodedValue() {
        return null;
    }

    @Override
    public ExtendedResponse createExtendedResponse(String id, byte[] value, int offset, int length) {
        byte[] text = Arrays.copyOfRange(value, offset, offset + length);
        return new Answer(id, text);
    }

    /** Who we are. */
    private static final class Answer implements ExtendedResponse {
        private static final long serialVersionUID = 1;

        private final String id;
        private final byte[] text;

        Answer(String id, byte[] text) {
            this.id = id;
            this.text = text;
        }

        @Override
        public String getID() {
            return id;
        }

        @Override
        public byte[] getEncodedValue() {
            return text;
        }
    }
}
