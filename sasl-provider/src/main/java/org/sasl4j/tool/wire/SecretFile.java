package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A secret in the first line of a file or a stream, in UTF-8. */
final class SecretFile {
    private SecretFile() {}

    static char[] firstLine(Path file) throws IOException {
        return decode(Files.readAllBytes(file), file.toString());
    }

    /** Decodes and wipes. */
    static char[] decode(byte[] octets, String where) throws WireException {
        int end = 0;
        while (end < octets.length && octets[end] != '\n' && octets[end] != '\r') {
            end++;
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, end));
            char[] secret = Arrays.copyOf(text.array(), text.limit());
            Arrays.fill(text.array(), '\0');
            if (secret.length == 0) {
                throw new WireException(where + " has an empty first line");
            }
            return secret;
        } catch (CharacterCodingException e) {
            throw new WireException(where + " is not UTF-8");
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
