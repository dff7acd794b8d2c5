package org.sasl4j.tool.passwd;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Octets as text, without a String that could not be wiped. */
final class Text {
    private Text() {}

    /** Empty if they are not UTF-8. */
    static Optional<char[]> decode(byte[] octets) {
        CharBuffer text = CharBuffer.allocate(octets.length);
        try {
            var result = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets), text, true);
            if (result.isError()) {
                result.throwException();
            }
            return Optional.of(Arrays.copyOf(text.array(), text.position()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }
}
