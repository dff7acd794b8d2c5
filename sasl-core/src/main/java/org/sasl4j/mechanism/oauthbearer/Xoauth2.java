package org.sasl4j.mechanism.oauthbearer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Context;
import org.sasl4j.Fact;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * XOAUTH2: what Google and Microsoft spoke before OAUTHBEARER, and speak still. {@code user=…} in place of the GS2 header,
 * and an empty answer to an error. The user named has to be one that the token's owner may act as.
 *
 * @see <a href="https://developers.google.com/gmail/imap/xoauth2-protocol">Google's description</a>
 */
public final class Xoauth2 implements Mechanism {
    private static final MechanismName NAME = MechanismName.of("XOAUTH2");
    private static final String USER = "user";
    private static final byte[] NOTHING = {};

    /** The mechanism. */
    public Xoauth2() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 49;
    }

    @Override
    public Set<Trait> traits() {
        return OauthBearer.TRAITS;
    }

    @Override
    public Need need() {
        return Need.TOKEN;
    }

    @Override
    public List<Property<?>> properties() {
        return OauthProperties.all();
    }

    @Override
    public Fact serverAble(ServerContext context) {
        return OauthBearer.judges(context);
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        try (Login login = new Tokens(this, context).login()) {
            String user = context.authorizationId().isEmpty() ? login.name() : context.authorizationId();
            if (user.isEmpty()) {
                throw new MechanismException(Reason.ABORTED, "XOAUTH2 needs a user name besides the token");
            }
            KeyValueWriter writer = new KeyValueWriter(context);
            writer.put(USER, user);
            return Step.done()
                    .sending(writer.encode(login.password()))
                    .unless(error -> Refusal.heard(error, context, NOTHING));
        }
    }

    @Override
    public Step startServer(ServerContext context) {
        return Step.await(message -> {
            try (TokenRequest request = parse(message, context)) {
                return Judgement.of(request, this, context);
            }
        });
    }

    private static TokenRequest parse(byte[] message, Context context) throws MechanismException {
        try (KeyValues pairs = KeyValues.parse(message, 0, context)) {
            String user = pairs.values().get(USER);
            if (user == null || user.isEmpty()) {
                throw KeyValues.malformed("of XOAUTH2 lacks the key user");
            }
            Secret token = pairs.token();
            return new TokenRequest(token, user, "", 0, Map.of());
        }
    }
}
