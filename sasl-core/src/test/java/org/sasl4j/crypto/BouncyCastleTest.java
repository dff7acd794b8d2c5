package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BouncyCastleTest {
    @Test
    @DisplayName("11: who has a BouncyCastle that will not do is told which, and which would")
    void saysWhichOneThereIs() {
        BouncyCastle.find();
        String addModule = BouncyCastle.class.getModule().isNamed()
                ? "; on the module path it is resolved by --add-modules org\\.bouncycastle\\.provider"
                : "";
        LinkageError missing = new NoClassDefFoundError("org/bouncycastle/X");
        IllegalStateException unfit = BouncyCastle.unfit("the ciphers", missing);

        assertThat(unfit).hasCause(missing);
        assertThat(unfit.getMessage())
                .matches("the ciphers need BouncyCastle 1\\.72 or later \\(org\\.bouncycastle:bcprov-jdk18on\\),"
                        + " and this JVM has ([0-9.]+|of no version that it tells)" + addModule);
    }
}
