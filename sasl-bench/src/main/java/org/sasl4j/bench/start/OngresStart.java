package org.sasl4j.bench.start;

import com.ongres.scram.client.ScramClient;
import java.util.List;

/** The client of ongres, which knows only SCRAM and has no callbacks. */
final class OngresStart {
    private OngresStart() {}

    public static void main(String[] args) throws Exception {
        ScramClient.builder()
                .advertisedMechanisms(List.of("SCRAM-SHA-256"))
                .username("user")
                .password("correct horse".toCharArray())
                .build()
                .clientFirstMessage();
    }
}
