using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WeightsFormatExceptionTests
{
    [Fact]
    public void Message_WhatAFileSays_CannotMoveTheCursor() => Assert.Equal(
        "a.pt, tensor \"w\\u001b[2J\\u000ameld: ok\": is\\u2028\\u0007 wrong.",
        new WeightsFormatException("a.pt", "w\u001b[2J\nmeld: ok", "is\u2028\u0007 wrong.").Message);

    [Fact]
    public void Message_WhatAFileSays_IsShort()
    {
        var error = new WeightsFormatException("a.pt", new string('w', 3_000_000), new string('x', 3_000_000));

        Assert.InRange(error.Message.Length, 100, 1300);
        Assert.Equal(3_000_000, error.Tensor!.Length);
    }
}
