package com.example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.AttributeKey;
import java.util.concurrent.Executor;
import org.sasl4j.Bytes;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;

/** Lets a client in, off the event loop, and then leaves the pipeline. */
final class SaslServerHandler extends SimpleChannelInboundHandler<ByteBuf> {
    static final AttributeKey<String> USER = AttributeKey.valueOf("user");

    private final Exchange exchange;
    private final Executor executor;

    SaslServerHandler(Exchange exchange, Executor executor) {
        this.exchange = exchange;
        this.executor = executor;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false); // one message at a time: each is asked for by read()
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        exchange.evaluate(ByteBufUtil.getBytes(frame), executor)
                .whenCompleteAsync((reply, failure) -> answer(context, reply, failure), context.executor());
    }

    private void answer(ChannelHandlerContext context, byte[] reply, Throwable failure) {
        if (failure != null) {
            context.writeAndFlush(Frames.of(Frames.FAILURE, last(failure))).addListener(ChannelFutureListener.CLOSE);
        } else if (!exchange.isComplete()) {
            context.writeAndFlush(Frames.of(Frames.CONTINUE, reply));
            context.read();
        } else {
            context.channel().attr(USER).set(exchange.authorizationId());
            context.writeAndFlush(Frames.of(Frames.SUCCESS, reply));
            context.pipeline().remove(this);
            context.channel().config().setAutoRead(true); // what was sent after the last message comes now
        }
    }

    private static byte[] last(Throwable failure) {
        return failure instanceof MechanismException refused
                ? refused.response().map(Bytes::toByteArray).orElse(null)
                : null;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) { // also called when the channel is closed
        exchange.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
