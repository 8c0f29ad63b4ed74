namespace Meld.Tests.Encoders;

/// <summary>An input's shape and some of the numbers that came of it; a network has either maps and what follows, or an output.</summary>
internal sealed record VisionCase(long[] Input)
{
    public float[] Pooled { get; init; } = [];

    public float[] Logits { get; init; } = [];

    public long[][] MapShapes { get; init; } = [];

    public float[][] Maps { get; init; } = [];

    public float[] Output { get; init; } = [];
}
