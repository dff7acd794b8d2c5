package org.sasl4j.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sasl4j.Secret;

/** Whatever is pasted, something is told and nothing breaks. */
class TraceProperties {
    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("nypracsevi=,<>@\" \\/+0aZ\u0000\u0001\u00e4")
                .ofMaxLength(40);
        Arbitrary<String> heads = Arbitraries.of(
                "",
                "C: ",
                "S: ",
                "+ ",
                "334 ",
                "AUTH ",
                "a AUTHENTICATE SCRAM-SHA-1 ",
                "0000: 30 ",
                "n,,n=",
                "r=",
                "nonce=");
        Arbitrary<String> tails = texts.flatMap(text ->
                Arbitraries.of(text, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        return Combinators.combine(heads, tails).as(String::concat);
    }

    @Property(tries = 3000)
    void readsAnything(@ForAll("mechanisms") String mechanism, @ForAll("traces") List<String> lines) throws Exception {
        for (Attempt attempt : Trace.of(lines).attempts()) {
            String name = mechanism.isEmpty() ? Recognised.mechanism(attempt.messages()) : mechanism;
            Decoder decoder = Recognised.decoder(name);
            for (Message message : attempt.messages()) {
                assertThat(decoder.next(message).title()).isNotEmpty();
            }
            try (Secret password = Secret.of("secret".toCharArray())) {
                assertThat(decoder.judge(password)).noneMatch(Decoder.Verdict::right);
            }
        }
    }

    @Provide
    Arbitrary<String> mechanisms() {
        return Arbitraries.of(
                "", "SCRAM-SHA-256", "SCRAM", "DIGEST-MD5", "CRAM-MD5", "PLAIN", "LOGIN", "OAUTHBEARER", "X");
    }

    @Provide
    Arbitrary<List<String>> traces() {
        return lines().list().ofMaxSize(6);
    }
}
