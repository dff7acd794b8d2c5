package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenRequest;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/** The good tokens, from a file with lines {@code token:user}. Empty lines and lines that begin with # are skipped. */
final class TokensFile implements TokenValidator {
    private record Entry(Secret token, String user) {}

    private final List<Entry> entries;

    private TokensFile(List<Entry> entries) {
        this.entries = entries;
    }

    static TokensFile read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.lastIndexOf(':');
            if (colon < 1 || colon == line.length() - 1) {
                throw new WireException(file + " line " + number + " is not token:user");
            }
            Secret token = Secret.of(line.substring(0, colon).toCharArray());
            entries.add(new Entry(token, line.substring(colon + 1)));
        }
        return new TokensFile(entries);
    }

    /** Compares with every token, so that the time reveals nothing. */
    @Override
    public TokenVerdict validate(TokenRequest request) {
        TokenVerdict verdict = TokenVerdict.rejected(TokenError.INVALID_TOKEN);
        for (Entry entry : entries) {
            if (entry.token().matches(request.token())) {
                verdict = TokenVerdict.accepted(entry.user());
            }
        }
        return verdict;
    }
}
