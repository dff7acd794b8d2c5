/**
 * A conformance kit for SASL. It plays exact and hostile peers against the mechanisms of any provider, and keeps the octets
 * that showed what it found. It computes with the JDK's own functions and asks with standard callbacks. It uses nothing else
 * of this library, which it judges like any other.
 *
 * <p>Interoperability with one peer shows that two agree. It does not show that either is right.
 *
 * <p>A {@link org.sasl4j.conformance.Row} is one obligation. Its letter says what it is about: S for SCRAM, D for
 * DIGEST-MD5, O for OAuth, E for EXTERNAL, A for ANONYMOUS, P for PLAIN, R for all mechanisms. A row consists of trials. A
 * trial makes one check for each mechanism that a {@link org.sasl4j.conformance.Candidate} has;
 * {@link org.sasl4j.conformance.Trials} makes trials. The script of a check talks to the provider through a
 * {@link org.sasl4j.conformance.Dialogue}, which records everything. The script returns what it saw, or throws
 * {@link org.sasl4j.conformance.Violation} or {@link org.sasl4j.conformance.NotOffered}.
 *
 * <p>A trial whose right outcome is a refusal needs a control, {@link org.sasl4j.conformance.Trials#after}: if the right
 * login fails, too, a refusal shows nothing. What cannot be seen from outside is a {@link org.sasl4j.conformance.LeftOut}.
 *
 * <p>To add rows, write a class that implements {@link org.sasl4j.conformance.Family} in a package of its own, and name it
 * in {@link org.sasl4j.conformance.Catalogue}. A family may also say how a right exchange goes, as an
 * {@link org.sasl4j.conformance.Exact}. Then all rows R try its mechanisms.
 */
@NullMarked
package org.sasl4j.conformance;

import org.jspecify.annotations.NullMarked;
