package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Bytes;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Fact;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.mechanism.scram.ScramKeys;

@DisplayName("10 B1, E5, S18: users who do not exist are like those who do")
class PopulationTest {
    private static final Mechanism SCRAM = TestLogins.mechanism("SCRAM-SHA-256");
    private static final Mechanism PLAIN = TestLogins.mechanism("PLAIN");
    private static final Secret SERVER_SECRET = Secret.of("the server's".toCharArray());

    private static ScramCredential keys(int iterations, int saltLength) {
        Bytes key = Bytes.copyOf(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        byte[] salt = new byte[saltLength];
        salt[0] = 1;
        return new ScramCredential(Hash.SHA_256, Bytes.copyOf(salt), iterations, key, key);
    }

    /** Names that begin with a digit have been moved to more iterations, as many of ten as the last argument says. */
    private static CredentialStore migrating(int moved) {
        return (user, realm, mechanism) -> user.startsWith("real")
                ? Optional.of(new CredentialStore.Account(
                        user, keys(Integer.parseInt(user.substring(4)) % 10 < moved ? 15000 : 4096, 16)))
                : Optional.empty();
    }

    private static ServerContext context(CredentialStore store) {
        return context(store, new Population());
    }

    private static ServerContext context(CredentialStore store, Population population) {
        return StoreServerContext.builder(store)
                .population(population)
                .with(Decoy.SERVER_SECRET, SERVER_SECRET)
                .build();
    }

    private static void seeUsers(ServerContext context, int count) throws MechanismException {
        for (int i = 0; i < count; i++) {
            assertThat(context.find(SCRAM, "real" + i, "")).isPresent();
        }
    }

    /** What a client is shown who says that it is a user. */
    private static String[] shown(ServerContext context, String user) throws MechanismException {
        try (Exchange server = Exchange.server(SCRAM, context)) {
            byte[] first = server.evaluate(("n,,n=" + user + ",r=abc").getBytes(StandardCharsets.UTF_8));
            return new String(first, StandardCharsets.UTF_8).split(",");
        }
    }

    private static int shownIterations(ServerContext context, String user) throws MechanismException {
        return Integer.parseInt(shown(context, user)[2].substring("i=".length()));
    }

    private static int shownSaltLength(ServerContext context, String user) throws MechanismException {
        return Base64.getDecoder().decode(shown(context, user)[1].substring("s=".length())).length;
    }

    private static Map<Integer, Integer> pretended(ServerContext context) throws MechanismException {
        Map<Integer, Integer> counts = new TreeMap<>();
        ofEachName(context).forEach(iterations -> counts.merge(iterations, 1, Integer::sum));
        return counts;
    }

    private static List<Integer> ofEachName(ServerContext context) throws MechanismException {
        List<Integer> iterations = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            iterations.add(shownIterations(context, "nobody" + i));
        }
        return iterations;
    }

    @Test
    void untilSomebodyWasSeenTheStandardIsPretended() throws MechanismException {
        ServerContext context = context(migrating(0));
        Decoy decoy = context.decoy(SCRAM, "nobody");

        assertThat(shownIterations(context, "nobody")).isEqualTo(4096);
        assertThat(shownSaltLength(context, "nobody")).isEqualTo(16);
        assertThat(decoy.iterations()).isEmpty();
        assertThat(decoy.saltLength()).isEmpty();
        assertThat(decoy.sample()).isEmpty();
        assertThat(decoy.stranger()).isEmpty();
    }

    @Test
    void aStoreOfOneMethodPretendsWhatItAnsweredThoughItIsMadeForEachExchange() throws MechanismException {
        // -PLUS has the same users; and of a mechanism by which nobody has come yet, they are like those of others
        for (String mechanism : List.of("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "PLAIN", "LOGIN")) {
            Decoy decoy = ofOneMethod().decoy(TestLogins.mechanism(mechanism), "nobody");
            assertThat(decoy.stranger()).hasValueSatisfying(stranger -> {
                assertThat(((ScramCredential) stranger).iterations()).isEqualTo(10000);
                assertThat(((ScramCredential) stranger).salt().length()).isEqualTo(24);
            });
            assertThat(decoy.sample()).hasValueSatisfying(sample -> assertThat(((ScramCredential) sample).iterations())
                    .isEqualTo(10000));
        }
        assertThat(shownIterations(ofOneMethod(), "nobody")).isEqualTo(10000);
        assertThat(shownSaltLength(ofOneMethod(), "nobody")).isEqualTo(24);
    }

    /** Of a store made now, by which one user of its class has logged in. */
    private static ServerContext ofOneMethod() throws MechanismException {
        StoreServerContext.of(new OneMethod(keys(10000, 24))).find(SCRAM, "real", "");
        return StoreServerContext.of(new OneMethod(keys(10000, 24)));
    }

    private record OneMethod(ScramCredential kept) implements CredentialStore {
        @Override
        public Optional<Account> find(String user, String realm, Mechanism mechanism) {
            return user.equals("real") ? Optional.of(new Account(user, kept)) : Optional.empty();
        }
    }

    @Test
    void nobodyLogsInByWhatIsPretended() throws MechanismException {
        try (Secret pencil = Secret.of("pencil".toCharArray())) {
            ScramCredential known = ScramKeys.newCredential(Hash.SHA_256, pencil, 2);
            Credential stranger = known.stranger().orElseThrow();
            assertThat(PasswordCheck.judge(new CredentialStore.Account("real", known), pencil, Normalization.SASLPREP))
                    .isPresent();
            assertThat(PasswordCheck.judge(
                            new CredentialStore.Account("nobody", stranger), pencil, Normalization.SASLPREP))
                    .isEmpty();
            assertThat(((ScramCredential) stranger).storedKey())
                    .isNotEqualTo(keys(2, 16).storedKey());
        }
    }

    @Test
    void iterationsArePretendedInTheProportionsOfRealUsers() throws MechanismException {
        ServerContext context = context(migrating(3));
        seeUsers(context, 500);
        Map<Integer, Integer> counts = pretended(context);

        assertThat(counts.keySet()).containsExactly(4096, 15000);
        assertThat(counts.get(15000)).isBetween(200, 400);
        assertThat(pretended(context)).isEqualTo(counts);
        for (int i = 0; i < 100; i++) {
            assertThat(shownIterations(context, "nobody" + i))
                    .as("the same for a name each time")
                    .isEqualTo(shownIterations(context, "nobody" + i));
        }
    }

    @Test
    void aNameIsMovedOnceWhileRealUsersAreMoved() throws MechanismException {
        MovingStore store = new MovingStore();
        ServerContext context = context(store);
        int[] changes = new int[200];
        int[] last = new int[200];
        for (store.moved = 0; store.moved <= 10; store.moved++) {
            seeUsers(context, 500);
            for (int i = 0; i < changes.length; i++) {
                int now = shownIterations(context, "nobody" + i);
                changes[i] += last[i] != 0 && last[i] != now ? 1 : 0;
                last[i] = now;
            }
        }

        assertThat(changes).containsOnly(1);
        assertThat(last).containsOnly(15000);
    }

    private static final class MovingStore implements CredentialStore {
        private int moved;

        @Override
        public Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException {
            return migrating(moved).find(user, realm, mechanism);
        }
    }

    @Test
    void aNameKeepsItsKindOverARestartWhoeverIsSeenFirst() throws MechanismException {
        ServerContext before = context(migrating(5));
        ServerContext after = context(migrating(5));
        seeUsers(before, 500);
        for (int i = 499; i >= 0; i--) {
            after.find(SCRAM, "real" + i, "");
        }

        int changed = 0;
        for (int i = 0; i < 1000; i++) {
            int now = shownIterations(after, "nobody" + i);
            changed += now == shownIterations(before, "nobody" + i) ? 0 : 1;
        }
        assertThat(changed).as("of a thousand, where two users want one place").isLessThan(100);
    }

    @Test
    void noNameChangesWhileRealUsersStayAsTheyAre() throws MechanismException {
        ServerContext context = context(migrating(5));
        seeUsers(context, 2000); // more than there are places
        List<Integer> iterations = ofEachName(context);
        for (int i = 0; i < 20; i++) {
            seeUsers(context, 2000);

            assertThat(ofEachName(context)).isEqualTo(iterations);
        }
    }

    @Test
    void aUserWhoIsGoneMakesRoom() throws MechanismException {
        MovingStore store = new MovingStore();
        ServerContext context = context(store);
        seeUsers(context, 1);
        store.moved = 10;
        for (int i = 0; i < 200; i++) {
            for (int user = 1; user < 2000; user++) {
                context.find(SCRAM, "real" + user, "");
            }
        }

        assertThat(pretended(context).keySet()).containsExactly(15000);
    }

    @Test
    void somebodyWhoLogsInOftenCountsOnce() throws MechanismException {
        ServerContext context = context(migrating(5));
        seeUsers(context, 500);
        for (int i = 0; i < 5000; i++) {
            context.find(SCRAM, "real1", "");
        }

        assertThat(pretended(context).get(4096)).isBetween(350, 650);
    }

    @Test
    void aStoreMaySay() throws MechanismException {
        CredentialStore says = new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException {
                return migrating(10).find(user, realm, mechanism);
            }

            @Override
            public Decoy decoy(Mechanism mechanism) {
                return Decoy.of(7777, 20, SERVER_SECRET);
            }
        };
        ServerContext context = context(says);
        seeUsers(context, 10);

        assertThat(context.decoy(SCRAM, "nobody").iterations()).hasValue(7777);
        assertThat(context.decoy(SCRAM, "nobody").saltLength()).hasValue(20);
        assertThat(shownIterations(context, "nobody")).isEqualTo(7777);
        assertThat(shownSaltLength(context, "nobody")).isEqualTo(20);
    }

    @Test
    void aStoreInMemoryKnowsItsUsersBeforeTheyLogIn() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore();
        for (int i = 0; i < 500; i++) {
            store.put("real" + i, keys(i % 10 < 3 ? 15000 : 4096, 16));
        }
        ServerContext context = StoreServerContext.builder(store)
                .with(Decoy.SERVER_SECRET, SERVER_SECRET)
                .build();
        assertThat(pretended(context).get(15000)).isBetween(200, 400);

        for (int i = 0; i < 500; i++) {
            store.put("real" + i, keys(20000, 16));
        }
        assertThat(pretended(context).keySet()).containsExactly(20000);
    }

    @Test
    @DisplayName("whose credentials are verifiers, only the store can pretend")
    void noVerifierOfARealUserIsAskedForAnother() throws MechanismException {
        CredentialStore store = (user, realm, mechanism) -> user.equals("real")
                ? Optional.of(new CredentialStore.Account(user, (Credential.Verifier) password -> Optional.of(user)))
                : Optional.empty();
        ServerContext context = context(store);
        context.find(PLAIN, "real", "");

        assertThat(context.decoy(PLAIN, "nobody").sample()).isEmpty();
        assertThat(LogLines.claim()).allMatch(line -> line.startsWith("WARNING what it costs to judge a password"));
    }

    @Test
    @DisplayName("and one line says so, where nobody said what it costs")
    void warnsOfVerifiersThatCannotBePretended() throws MechanismException {
        CredentialStore store = (user, realm, mechanism) -> user.equals("real")
                ? Optional.of(new CredentialStore.Account(user, (Credential.Verifier) password -> Optional.of(user)))
                : Optional.empty();
        ServerContext context = context(store);
        context.decoy(PLAIN, "nobody");
        assertThat(LogLines.claim()).isEmpty();
        context.find(PLAIN, "real", "");
        for (int i = 0; i < 3; i++) {
            context.decoy(PLAIN, "nobody");
        }

        assertThat(LogLines.claim()).singleElement().asString().startsWith("WARNING what it costs to judge a password");
    }

    @Test
    void aUserWhoIsRemovedFromAStoreInMemoryIsNoLongerPretended() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore();
        ServerContext context = StoreServerContext.of(store);
        store.put("old", keys(4096, 16)).put("new", keys(15000, 16));
        assertThat(pretended(context).keySet()).containsExactly(4096, 15000);

        store.remove("old");

        assertThat(pretended(context).keySet()).containsExactly(15000);
        assertThat(store.supports(SCRAM)).isEqualTo(Fact.YES);
        store.remove("new");
        assertThat(store.supports(SCRAM)).isEqualTo(Fact.NO);
        assertThat(pretended(context).keySet()).containsExactly(4096);
    }

    @Test
    void whatAFileSaysNowIsPretendedOnAContextMadeBefore(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("users"), line("old", 4096));
        ServerContext context = StoreServerContext.of(FileCredentialStore.open(file, SERVER_SECRET));
        assertThat(pretended(context).keySet()).containsExactly(4096);

        Files.writeString(file, line("newer", 15000));
        assertThat(context.find(SCRAM, "newer", "")).isPresent();

        assertThat(pretended(context).keySet()).containsExactly(15000);
    }

    private static String line(String user, int iterations) {
        return user + ":" + ScramForm.RFC_5803.write(keys(iterations, 16)) + "\n";
    }

    @Test
    @DisplayName("a user known by a password is shown what is said, not what others' keys have")
    void aPasswordsUserIsNotLikeThoseWithKeys() throws MechanismException {
        MemoryCredentialStore store = new MemoryCredentialStore();
        for (int i = 0; i < 50; i++) {
            store.put("password" + i, "pencil".toCharArray());
            store.put("keys" + i, keys(10000, 16));
        }
        store.pretending(Decoy.standard().withServerSecret(SERVER_SECRET));
        for (int i = 0; i < 50; i++) {
            byte[] first = ("n,,n=password" + i + ",r=abc").getBytes(StandardCharsets.UTF_8);
            try (Exchange server = Exchange.server(SCRAM, StoreServerContext.of(store))) {
                assertThat(new String(server.evaluate(first), StandardCharsets.UTF_8))
                        .endsWith(",i=4096");
            }
        }
    }

    @Test
    @DisplayName("S18: of a mechanism that has users, it is these whom the others are like, and no other mechanism's")
    void eachMechanismHasUsersOfItsOwn() throws MechanismException {
        Mechanism sha512 = TestLogins.mechanism("SCRAM-SHA-512");
        ServerContext context = context((user, realm, mechanism) ->
                Optional.of(new CredentialStore.Account(user, keys(mechanism == SCRAM ? 15000 : 4096, 16))));
        context.find(SCRAM, "real", "");
        context.find(PLAIN, "real", "");

        assertThat(strangers(context, SCRAM)).containsExactly(15000);
        assertThat(strangers(context, PLAIN)).containsExactly(4096);
        assertThat(strangers(context, sha512)).as("of one without users").containsExactly(4096);
    }

    private static Set<Integer> strangers(ServerContext context, Mechanism mechanism) throws MechanismException {
        Set<Integer> iterations = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            Credential stranger =
                    context.decoy(mechanism, "nobody" + i).stranger().orElseThrow();
            iterations.add(((ScramCredential) stranger).iterations());
        }
        return iterations;
    }

    @Test
    void whoTakesTheOneKindThereIsTakesTheFirst() {
        Kinds kinds = new Kinds();
        assertThat(kinds.at(0)).isNull();
        kinds.change(null, keys(4096, 16));
        kinds.change(null, keys(4096, 16));
        assertThat(kinds.isEmpty()).isFalse();
        assertThat(kinds.isMixed()).isFalse();
        assertThat(kinds.only()).isEqualTo(keys(4096, 16).stranger().orElseThrow());

        kinds.change(keys(4096, 16), keys(15000, 16));

        assertThat(kinds.isMixed()).isTrue();
        assertThat(kinds.at(0.49)).isEqualTo(keys(4096, 16).stranger().orElseThrow());
        assertThat(kinds.at(0.5))
                .as("half of all")
                .isEqualTo(keys(15000, 16).stranger().orElseThrow());
        kinds.change(keys(4096, 16), null);
        assertThat(kinds.isMixed()).isFalse();
        assertThat(kinds.only()).isEqualTo(keys(15000, 16).stranger().orElseThrow());
    }

    @Test
    void kindsStandInTheSameOrderWhoeverComesFirst() {
        Kinds kinds = new Kinds();
        for (int iterations : new int[] {20000, 3000, 9000, 1000, 7000, 5000, 8000, 2000, 6000, 4000}) {
            kinds.change(null, keys(iterations, 16));
        }

        for (int i = 0; i < 9; i++) {
            assertThat(kinds.at(i / 10.0 + 0.05))
                    .isEqualTo(keys(1000 * (i + 1), 16).stranger().orElseThrow());
        }
        assertThat(kinds.at(0.95)).isEqualTo(keys(20000, 16).stranger().orElseThrow());
    }

    @Test
    void aNewcomerTakesNobodysPlaceAtOnce() {
        Seen seen = new Seen();
        for (int i = 0; i < 20_000; i++) {
            seen.saw("real" + i, keys(4096, 16));
        }
        seen.saw("newcomer", keys(15000, 16));
        assertThat(seen.kinds().isMixed()).isFalse();

        for (int i = 0; i < 200; i++) {
            seen.saw("newcomer", keys(15000, 16));
        }
        assertThat(seen.kinds().isMixed()).as("but comes to one").isTrue();
    }
}
