package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException.Reason;

class MechanismExceptionTest {
    @Test
    @DisplayName("10 C2, R4: the text that programs send to the peer has nothing of the cause")
    void showsNoCause() {
        MechanismException failure = new MechanismException(
                Reason.TEMPORARY, "the store is down", new IllegalStateException("no route to db.internal"));

        assertThat(failure).asString().isEqualTo("org.sasl4j.MechanismException: the store is down");
        assertThat(failure.sending(new byte[1])).asString().doesNotContain("db.internal");
    }

    @Test
    @DisplayName("10 C1: what only the log should hear is in no text of the exception")
    void keepsTheDetailApart() {
        MechanismException failure = MechanismException.wrongCredentials("no such user");

        assertThat(failure.sending(new byte[1]).detail()).contains("no such user");
        assertThat(failure).asString().doesNotContain("no such user");
        assertThat(failure).hasMessage(MechanismException.wrongCredentials().getMessage());
    }
}
