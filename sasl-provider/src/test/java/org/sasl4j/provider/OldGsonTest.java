package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("10 B10: a Gson too old to know Strictness")
class OldGsonTest {
    @TempDir
    private Path directory;

    @Test
    void readsErrorResultsAndTakesNothingElseForJson() throws Exception {
        assertThat(ForkedJvm.runWithout(
                        "gson", directory, OldGson.class, List.of(), Path.of("target", "others", "gson.jar")))
                .containsExactly("status invalid_token, scope mail", "status , scope none");
    }
}
