package org.sasl4j.provider;

import org.sasl4j.Connection;
import org.sasl4j.Mechanism;
import org.sasl4j.Protection;
import org.sasl4j.Settings;

/**
 * What was selected for a call.
 *
 * @param mechanism the one that runs
 * @param prompts the mechanism's
 * @param settings what was chosen, and what the policy makes of it
 * @param connection the transport below
 * @param protection the security layers accepted
 * @param lastServer the one that was made of this
 */
record Selected(
        Mechanism mechanism,
        Prompts prompts,
        Settings settings,
        Connection connection,
        Protection protection,
        LastServer lastServer) {}
