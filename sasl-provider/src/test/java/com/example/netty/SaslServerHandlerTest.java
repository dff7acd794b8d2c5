package com.example.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismName;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Ours;

/** What a server's channel does while an evaluation is under way, step by step, without a network or a thread. */
class SaslServerHandlerTest {
    private static final byte[] RIGHT = Ours.plain("", "alice", "secret");
    private static final byte[] WRONG = Ours.plain("", "alice", "guess");

    private final Held executor = new Held();
    private final List<String> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    private Exchange exchange(String mechanism) {
        return Exchange.server(
                Mechanisms.standard().find(MechanismName.of(mechanism)).orElseThrow(),
                StoreServerContext.of((user, realm, wanted) -> {
                    asked.add(user);
                    return Ours.store().find(user, realm, wanted);
                }));
    }

    private EmbeddedChannel channel(Exchange exchange, Executor runs) {
        EmbeddedChannel channel = new EmbeddedChannel();
        Frames.addTo(channel.pipeline());
        channel.pipeline().addLast(new SaslServerHandler(exchange, runs), new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
                heard.add(context.channel().attr(SaslServerHandler.USER).get() + " says "
                        + frame.toString(StandardCharsets.UTF_8));
            }
        });
        channel.pipeline().fireChannelActive();
        return channel;
    }

    /** Frames that arrive together. */
    private static ByteBuf together(byte[]... frames) {
        ByteBuf all = Unpooled.buffer();
        for (byte[] frame : frames) {
            all.writeInt(frame.length).writeBytes(frame);
        }
        return all;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void runNext(EmbeddedChannel channel) throws Exception {
        executor.runNext();
        channel.runPendingTasks();
    }

    /** How it stands, as the next frame sent says; -1 if there is none. */
    private static int status(EmbeddedChannel channel) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return all.isReadable() ? all.getByte(4) : -1;
    }

    @Test
    @DisplayName("12, Netty: what a client sends after its last message waits for the login, and comes in its order")
    void keepsOrder() throws Exception {
        EmbeddedChannel channel = channel(exchange("PLAIN"), executor);

        channel.writeInbound(together(RIGHT, text("one"), text("two")));
        channel.writeInbound(together(text("three")));

        assertThat(heard).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(channel.config().isAutoRead()).isFalse();
        runNext(channel);
        assertThat(status(channel)).isEqualTo(Frames.SUCCESS);
        assertThat(heard).containsExactly("alice says one", "alice says two", "alice says three");
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(executor.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("12, Netty: two messages at once are evaluated one after the other, and each has its reply")
    void evaluatesOneAtATime() throws Exception {
        EmbeddedChannel channel = channel(exchange("SCRAM-SHA-256"), executor);

        channel.writeInbound(together(text("n,,n=alice,r=abc"), text("c=biws,r=abc,p=AAAA")));

        Runnable first = executor.next();
        assertThat(executor.isEmpty()).isTrue();
        first.run();
        channel.runPendingTasks();
        assertThat(status(channel)).isEqualTo(Frames.CONTINUE);
        runNext(channel);
        assertThat(status(channel)).isEqualTo(Frames.FAILURE);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    @DisplayName("12, Netty: a wrong password closes the channel, and what was sent after it is never heard")
    void closesWhenRefused() throws Exception {
        Exchange exchange = exchange("PLAIN");
        EmbeddedChannel channel = channel(exchange, executor);

        channel.writeInbound(together(WRONG, RIGHT, text("one")));
        runNext(channel);

        assertThat(status(channel)).isEqualTo(Frames.FAILURE);
        assertThat(channel.isOpen()).isFalse();
        assertThat(executor.isEmpty()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName(
            "12, Netty: a channel that closes meanwhile disposes of its exchange, and nobody's password is looked up")
    void disposesWhenClosed() throws Exception {
        Exchange exchange = exchange("PLAIN");
        EmbeddedChannel channel = channel(exchange, executor);

        channel.writeInbound(together(RIGHT));
        Runnable work = executor.next();
        channel.close();
        channel.runPendingTasks();
        work.run();
        channel.runPendingTasks();

        assertThat(asked).isEmpty();
        assertThat(status(channel)).isEqualTo(-1);
        assertThat(channel.attr(SaslServerHandler.USER).get()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> exchange.evaluate(RIGHT))
                .withMessageContaining("disposed of");
        channel.checkException();
    }

    @Test
    @DisplayName("12, Netty: an executor that has no room is a failure, not a channel that waits for ever")
    void closesWhenThereIsNoRoom() {
        EmbeddedChannel channel = channel(exchange("PLAIN"), work -> {
            throw new RejectedExecutionException("full");
        });

        channel.writeInbound(together(RIGHT));
        channel.runPendingTasks();

        assertThat(status(channel)).isEqualTo(Frames.FAILURE);
        assertThat(channel.isOpen()).isFalse();
        assertThat(heard).isEmpty();
    }
}
