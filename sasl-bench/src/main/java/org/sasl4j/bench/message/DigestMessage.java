package org.sasl4j.bench.message;

import java.nio.charset.StandardCharsets;

/** A message of DIGEST-MD5, from the example of RFC 2831 section 4. */
public enum DigestMessage {
    /** The server's first message. */
    CHALLENGE("realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,charset=utf-8"),
    /** The client's message. */
    RESPONSE("charset=utf-8,username=\"chris\",realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",nc=00000001,"
            + "cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\","
            + "response=d388dad90d4bbd760a152321f2143af7,qop=auth"),
    /** The server's last message. */
    RESPONSE_AUTH("rspauth=ea40f60335c427b5527b84dbabcdfffd");

    private final String text;

    DigestMessage(String text) {
        this.text = text;
    }

    /**
     * The octets as they are sent.
     *
     * @return a copy
     */
    public byte[] octets() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
