package com.example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sasl4j.Exchange;

/** Logs in to a {@link SaslServerHandler}: the client derives its key off the event loop, too. */
final class SaslClientHandler extends SimpleChannelInboundHandler<ByteBuf> {
    private final Exchange exchange;
    private final Executor executor;
    private final CompletableFuture<Void> login = new CompletableFuture<>();

    SaslClientHandler(Exchange exchange, Executor executor) {
        this.exchange = exchange;
        this.executor = executor;
    }

    /** Completes when both sides have proven who they are, or fails. */
    CompletableFuture<Void> login() {
        return login;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        evaluate(context, Frames.CONTINUE, null);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        byte status = frame.readByte();
        if (status == Frames.FAILURE) {
            fail(context, new IllegalStateException("refused"));
        } else {
            evaluate(context, status, ByteBufUtil.getBytes(frame));
        }
    }

    private void evaluate(ChannelHandlerContext context, byte status, byte[] message) {
        exchange.evaluate(message, executor)
                .whenCompleteAsync((reply, failure) -> answer(context, status, reply, failure), context.executor());
    }

    private void answer(ChannelHandlerContext context, byte status, byte[] reply, Throwable failure) {
        if (failure != null) {
            fail(context, failure);
        } else if (status == Frames.CONTINUE) {
            context.writeAndFlush(Unpooled.wrappedBuffer(reply));
        } else if (exchange.isComplete()) {
            login.complete(null);
            context.pipeline().remove(this);
        } else {
            fail(context, new IllegalStateException("the server has not proven itself"));
        }
    }

    private void fail(ChannelHandlerContext context, Throwable failure) {
        login.completeExceptionally(failure);
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        exchange.close();
        login.completeExceptionally(new IllegalStateException("closed")); // unless it was over
    }
}
