namespace LibTorch.Tests.Api.Samples;

/// <summary>Derives from a class that overrides already.</summary>
public class Cube : Square
{
    public override float forward(float input, double? scale = null) => 2 * input;
}
