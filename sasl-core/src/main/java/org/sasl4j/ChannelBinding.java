package org.sasl4j;

import java.util.Objects;

/**
 * What ties an exchange to the channel below it (RFC 5056): the type's registered name and the octets that both ends of
 * one channel share.
 */
public final class ChannelBinding {
    private final String type;
    private final Bytes data;

    private ChannelBinding(String type, Bytes data) {
        this.type = type;
        this.data = data;
    }

    /**
     * A binding of this type.
     *
     * @param type the name in IANA's registry, such as {@code tls-server-end-point}: 1 or more of A–Z, a–z, 0–9, dot and
     *     hyphen (RFC 5801 section 4, cb-name)
     * @param data copied
     * @return the binding
     * @throws IllegalArgumentException if the type is no such name or the data are empty
     */
    public static ChannelBinding of(String type, byte[] data) {
        if (!isName(type)) {
            throw new IllegalArgumentException("'" + type + "' is not the name of a channel binding: RFC 5801 section"
                    + " 4 wants letters, digits, '.' and '-', such as tls-server-end-point");
        }
        if (data.length == 0) {
            throw new IllegalArgumentException("the channel binding " + type + " has no data");
        }
        return new ChannelBinding(type, Bytes.copyOf(data));
    }

    private static boolean isName(String type) {
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-')) {
                return false;
            }
        }
        return !type.isEmpty();
    }

    /**
     * The registered name.
     *
     * @return such as {@code tls-server-end-point}
     */
    public String type() {
        return type;
    }

    /**
     * What both ends share.
     *
     * @return the octets, not empty
     */
    public Bytes data() {
        return data;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelBinding that && type.equals(that.type) && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, data);
    }

    /** The type and the length: the data of a live channel stay out of logs. */
    @Override
    public String toString() {
        return type + "[" + data.length() + "]";
    }
}
