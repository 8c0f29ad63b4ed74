using System.Numerics;

namespace Meld.Media.Audio;

/// <summary>
/// Fast Fourier transform of as many complex sequences at once as a vector has lanes. One sequence a lane needs no shuffles, vectorises for any size, and makes
/// results independent of how wide the processor's vectors are. Stockham's form (mixed radix, decimation in frequency) leaves the result in natural order.
/// </summary>
internal sealed class FourierTransform
{
    private readonly FourierStage[] stages;

    public FourierTransform(int size)
    {
        Size = size;
        List<FourierStage> passes = [];
        var (rest, stride) = (size, 1);
        foreach (var radix in Factors(size))
        {
            rest /= radix;
            passes.Add(new FourierStage(radix, rest, stride));
            stride *= radix;
        }
        stages = [.. passes];
    }

    /// <summary>Length of the sequences.</summary>
    public int Size { get; }

    /// <summary>Transforms <paramref name="data"/> forward, without scaling. Both spans are overwritten; the one returned holds the result.</summary>
    public ComplexLanes Transform(ComplexLanes data, ComplexLanes scratch)
    {
        foreach (var stage in stages)
        {
            switch (stage.Radix)
            {
                case 2:
                    RadixTwo(stage, data, scratch);
                    break;
                case 4:
                    RadixFour(stage, data, scratch);
                    break;
                default:
                    AnyRadix(stage, data, scratch);
                    break;
            }
            var result = scratch;
            scratch = data;
            data = result;
        }
        return data;
    }

    private static IEnumerable<int> Factors(int size)
    {
        for (; size % 4 == 0; size /= 4) yield return 4;
        for (var factor = 2; factor * factor <= size; factor++)
        {
            for (; size % factor == 0; size /= factor) yield return factor;
        }
        if (size > 1) yield return size;
    }

    private static void RadixTwo(FourierStage stage, ComplexLanes from, ComplexLanes to)
    {
        var (stride, half) = (stage.Stride, stage.Stride * stage.Rest);
        for (var p = 0; p < stage.Rest; p++)
        {
            var (cosine, sine) = (stage.Cosines[p], stage.Sines[p]);
            for (var q = 0; q < stride; q++)
            {
                var (source, target) = (q + stride * p, q + 2 * stride * p);
                var (ar, ai) = from[source];
                var (br, bi) = from[source + half];
                to[target] = (ar + br, ai + bi);
                to[target + stride] = Turned(ar - br, ai - bi, cosine, sine);
            }
        }
    }

    private static void RadixFour(FourierStage stage, ComplexLanes from, ComplexLanes to)
    {
        var (stride, quarter) = (stage.Stride, stage.Stride * stage.Rest);
        for (var p = 0; p < stage.Rest; p++)
        {
            var (cosine1, sine1) = (stage.Cosines[p], stage.Sines[p]);
            var (cosine2, sine2) = (stage.Cosines[2 * p], stage.Sines[2 * p]);
            var (cosine3, sine3) = (stage.Cosines[3 * p], stage.Sines[3 * p]);
            for (var q = 0; q < stride; q++)
            {
                var (source, target) = (q + stride * p, q + 4 * stride * p);
                var (ar, ai) = from[source];
                var (br, bi) = from[source + quarter];
                var (cr, ci) = from[source + 2 * quarter];
                var (dr, di) = from[source + 3 * quarter];
                var (evenR, evenI, oddR, oddI) = (ar + cr, ai + ci, br + dr, bi + di);
                // The differences; the second is already multiplied by -i.
                var (differenceR, differenceI, turnedR, turnedI) = (ar - cr, ai - ci, bi - di, dr - br);
                to[target] = (evenR + oddR, evenI + oddI);
                to[target + stride] = Turned(differenceR + turnedR, differenceI + turnedI, cosine1, sine1);
                to[target + 2 * stride] = Turned(evenR - oddR, evenI - oddI, cosine2, sine2);
                to[target + 3 * stride] = Turned(differenceR - turnedR, differenceI - turnedI, cosine3, sine3);
            }
        }
    }

    /// <summary>Straight from the definition: radix² multiplications, which is little for 3, 5 and 7 and correct for every other prime.</summary>
    private static void AnyRadix(FourierStage stage, ComplexLanes from, ComplexLanes to)
    {
        var (radix, stride, part) = (stage.Radix, stage.Stride, stage.Stride * stage.Rest);
        for (var p = 0; p < stage.Rest; p++)
        {
            for (var j = 0; j < radix; j++)
            {
                // p · j stays below radix · rest, the number of roots.
                var (cosine, sine) = (stage.Cosines[p * j], stage.Sines[p * j]);
                for (var q = 0; q < stride; q++)
                {
                    var (real, imaginary) = Sum(stage, from, q + stride * p, part, j);
                    to[q + stride * (radix * p + j)] = Turned(real, imaginary, cosine, sine);
                }
            }
        }
    }

    private static (Vector<float> Real, Vector<float> Imaginary) Sum(FourierStage stage, ComplexLanes from, int source, int part, int j)
    {
        var (sumR, sumI, root) = (Vector<float>.Zero, Vector<float>.Zero, 0);
        for (var k = 0; k < stage.Radix; k++)
        {
            var (real, imaginary) = from[source + k * part];
            var (turnedR, turnedI) = Turned(real, imaginary, stage.RadixCosines[root], stage.RadixSines[root]);
            (sumR, sumI) = (sumR + turnedR, sumI + turnedI);
            root += j;
            if (root >= stage.Radix) root -= stage.Radix;
        }
        return (sumR, sumI);
    }

    private static (Vector<float> Real, Vector<float> Imaginary) Turned(Vector<float> real, Vector<float> imaginary, float cosine, float sine) =>
        (real * cosine - imaginary * sine, real * sine + imaginary * cosine);
}
