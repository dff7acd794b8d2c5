package org.sasl4j.credential;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.sasl4j.Credential;
import org.sasl4j.fuzz.Reading;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestForm;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;

/** Every stored form of a credential: what can be read means the same once it is written. */
class StoredFormFuzzTest {
    @FuzzTest
    void isReadOrRefused(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        Reading.text(text, () -> StoredForm.parse(text)).ifPresent(Credential::close);
        for (ScramForm form : ScramForm.values()) {
            Reading.text(text, () -> form.read(text)).ifPresent(read -> requireSame(form, read));
        }
        for (DigestForm form : DigestForm.values()) {
            Reading.text(text, () -> form.read(text)).ifPresent(read -> requireSame(form, read));
        }
    }

    private static void requireSame(ScramForm form, ScramCredential read) {
        Reading.text("", () -> form.write(read)).ifPresent(text -> {
            if (!form.read(text).equals(read)) {
                throw new AssertionError(form + " is not read as it is written");
            }
        });
    }

    private static void requireSame(DigestForm form, DigestCredential read) {
        Reading.text("", () -> form.write(read)).ifPresent(text -> {
            if (!form.read(text).hash().matches(read.hash())) {
                throw new AssertionError(form + " is not read as it is written");
            }
        });
    }
}
