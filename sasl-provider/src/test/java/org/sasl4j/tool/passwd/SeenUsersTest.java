package org.sasl4j.tool.passwd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeenUsersTest {
    @Test
    @DisplayName("13, bulk: of many users each is new once")
    void knowsManyUsers() {
        SeenUsers seen = new SeenUsers();
        IntPredicate isNew = i -> seen.add(SeenUsers.mark("user" + i));

        assertThat(IntStream.range(0, 100_000).allMatch(isNew)).isTrue();
        assertThat(IntStream.range(0, 100_000).noneMatch(isNew)).isTrue();
    }
}
