namespace Meld.Media.Audio;

/// <summary>One pass of a transform: each sequence of <see cref="Radix"/> · <see cref="Rest"/> numbers becomes as many as the radix, shorter by it.</summary>
internal sealed class FourierStage
{
    public FourierStage(int radix, int rest, int stride)
    {
        (Radix, Rest, Stride) = (radix, rest, stride);
        (Cosines, Sines) = Roots(radix * rest);
        (RadixCosines, RadixSines) = Roots(radix);
    }

    public int Radix { get; }

    /// <summary>How long the sequences are after the pass.</summary>
    public int Rest { get; }

    /// <summary>How many sequences lie in one another before the pass.</summary>
    public int Stride { get; }

    /// <summary>Real parts of exp(-2πi k / (radix · rest)).</summary>
    public float[] Cosines { get; }

    /// <summary>Imaginary parts of the same.</summary>
    public float[] Sines { get; }

    /// <summary>Real parts of exp(-2πi k / radix).</summary>
    public float[] RadixCosines { get; }

    /// <summary>Imaginary parts of the same.</summary>
    public float[] RadixSines { get; }

    private static (float[] Cosines, float[] Sines) Roots(int size)
    {
        var (cosines, sines) = (new float[size], new float[size]);
        for (var k = 0; k < size; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            (cosines[k], sines[k]) = ((float)cosine, (float)sine);
        }
        return (cosines, sines);
    }
}
