package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.sasl4j.MechanismException;
import org.sasl4j.mechanism.scram.Hash;

/** BouncyCastle, which shares no code with the JDK's digests, is the judge. */
class Pbkdf2Properties {
    @Property(tries = 400)
    void derivesWhatBouncyCastleDerives(
            @ForAll Hash hash,
            @ForAll @Size(max = 300) byte[] password,
            @ForAll @Size(max = 200) byte[] salt,
            @ForAll @IntRange(min = 1, max = 5000) int iterations)
            throws MechanismException {
        PKCS5S2ParametersGenerator judge = new PKCS5S2ParametersGenerator(digest(hash));
        judge.init(password, salt, iterations);
        byte[] expected = ((KeyParameter) judge.generateDerivedMacParameters(8 * hash.length())).getKey();

        assertThat(Pbkdf2.derive(hash.algorithm(), hash.blockLength(), password, salt, iterations))
                .isEqualTo(expected);
        assertThat(Pbkdf2.derive(
                        new Pbkdf2VectorTest.Uncloneable(hash), hash.blockLength(), password, salt, iterations))
                .isEqualTo(expected);
    }

    @Property
    void macsWhatBouncyCastleMacs(
            @ForAll Hash hash, @ForAll @Size(max = 300) byte[] key, @ForAll @Size(max = 300) byte[] message) {
        HMac judge = new HMac(digest(hash));
        judge.init(new KeyParameter(key));
        judge.update(message, 0, message.length);
        byte[] expected = new byte[hash.length()];
        judge.doFinal(expected, 0);

        assertThat(new Hmac(hash.algorithm(), hash.blockLength()).mac(key, message))
                .isEqualTo(expected);
    }

    private static Digest digest(Hash hash) {
        return switch (hash) {
            case SHA_224 -> new SHA224Digest();
            case SHA_1 -> new SHA1Digest();
            case SHA_256 -> new SHA256Digest();
            case SHA_384 -> new SHA384Digest();
            case SHA_512 -> new SHA512Digest();
            case SHA3_512 -> new SHA3Digest(512);
        };
    }
}
