namespace LibTorch.Tests.Api.Samples;

#pragma warning disable CA1725 // The other parameter name is what the sample is for.

/// <summary>Overrides under another parameter name, and hides.</summary>
public class Renamed : Square
{
    public override float forward(float x, double? scale = null) => x;

    public new Renamed Use(Square? tool) => base.Use(tool) is null ? this : new Renamed();
}
