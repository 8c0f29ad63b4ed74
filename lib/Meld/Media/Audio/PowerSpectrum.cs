using System.Numerics;
using System.Runtime.InteropServices;

namespace Meld.Media.Audio;

/// <summary>
/// Windowed spectra of as many frames at once as a vector has lanes. An even number of real samples goes through a complex transform of half the size, with
/// even samples as real and odd ones as imaginary parts (W. Press et al., Numerical Recipes, 12.3).
/// </summary>
internal sealed class PowerSpectrum
{
    private readonly int size;
    private readonly double power;
    private readonly float[] window;
    private readonly float[] cosines;
    private readonly float[] sines;
    private readonly FourierTransform transform;

    public PowerSpectrum(int size, int windowSize, double power)
    {
        (this.size, this.power) = (size, power);
        window = Hann(size, windowSize);
        transform = new FourierTransform(size % 2 == 0 ? size / 2 : size);
        (cosines, sines) = (new float[Bins], new float[Bins]);
        for (var k = 0; k < Bins; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            (cosines[k], sines[k]) = ((float)cosine, (float)sine);
        }
    }

    /// <summary>How many frames go through at once.</summary>
    public static int Lanes => Vector<float>.Count;

    /// <summary>Number of frequencies, from 0 to half the sample rate.</summary>
    public int Bins => size / 2 + 1;

    /// <summary>Vectors of room that <see cref="Compute"/> needs.</summary>
    public int Scratch => 4 * transform.Size;

    /// <summary>Magnitudes, raised to the power, of <paramref name="count"/> frames that begin <paramref name="hop"/> samples apart.</summary>
    /// <param name="samples">From the first sample of the first frame to the last of the last.</param>
    /// <param name="hop">Samples from one frame to the next.</param>
    /// <param name="count">How many frames, at most <see cref="Lanes"/>; the other lanes get zeros.</param>
    /// <param name="scratch">Room, <see cref="Scratch"/> vectors.</param>
    /// <param name="result">One vector for each frequency.</param>
    public void Compute(ReadOnlySpan<float> samples, int hop, int count, Span<Vector<float>> scratch, Span<Vector<float>> result)
    {
        var n = transform.Size;
        var data = new ComplexLanes(scratch[..n], scratch[n..(2 * n)]);
        Fill(samples, hop, count, data);
        var spectrum = transform.Transform(data, new ComplexLanes(scratch[(2 * n)..(3 * n)], scratch[(3 * n)..(4 * n)]));
        if (size % 2 == 0) SquaresOfHalf(spectrum, result);
        else Squares(spectrum, result);
        if (power != 2) Raise(result[..Bins]);
    }

    /// <summary>The periodic Hann window, with zeros on both sides where it is shorter than the transform, as <c>torch.stft</c> lays it.</summary>
    private static float[] Hann(int size, int windowSize)
    {
        var window = new float[size];
        var left = (size - windowSize) / 2;
        for (var i = 0; i < windowSize; i++) window[left + i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / windowSize));
        // A Hann window of one sample is 1 by torch's definition, not sin²(0).
        if (windowSize == 1) window[left] = 1;
        return window;
    }

    private void Fill(ReadOnlySpan<float> samples, int hop, int count, ComplexLanes data)
    {
        var isEven = size % 2 == 0;
        var real = MemoryMarshal.Cast<Vector<float>, float>(data.Real);
        var imaginary = MemoryMarshal.Cast<Vector<float>, float>(data.Imaginary);
        if (!isEven || count < Lanes) imaginary.Clear();
        if (count < Lanes) real.Clear();
        for (var lane = 0; lane < count; lane++)
        {
            var frame = samples.Slice(lane * hop, size);
            if (isEven)
            {
                for (int i = 0, at = lane; i < window.Length - 1; i += 2, at += Lanes)
                {
                    real[at] = frame[i] * window[i];
                    imaginary[at] = frame[i + 1] * window[i + 1];
                }
            }
            else
            {
                for (var i = 0; i < size; i++) real[i * Lanes + lane] = frame[i] * window[i];
            }
        }
    }

    private void Squares(ComplexLanes spectrum, Span<Vector<float>> result)
    {
        for (var k = 0; k < Bins; k++)
        {
            var (real, imaginary) = spectrum[k];
            result[k] = real * real + imaginary * imaginary;
        }
    }

    /// <summary>X[k] = (Z[k] + Z*[n-k]) / 2 - i exp(-2πi k / size) (Z[k] - Z*[n-k]) / 2.</summary>
    private void SquaresOfHalf(ComplexLanes spectrum, Span<Vector<float>> result)
    {
        var n = transform.Size;
        for (var k = 0; k <= n; k++)
        {
            var (zr, zi) = spectrum[k == n ? 0 : k];
            var (mirrorR, mirrorI) = spectrum[k == 0 ? 0 : n - k];
            var (evenR, evenI) = (zr + mirrorR, zi - mirrorI);
            var (oddR, oddI) = (zi + mirrorI, mirrorR - zr);
            var real = (evenR + (oddR * cosines[k] - oddI * sines[k])) * 0.5f;
            var imaginary = (evenI + (oddR * sines[k] + oddI * cosines[k])) * 0.5f;
            result[k] = real * real + imaginary * imaginary;
        }
    }

    private void Raise(Span<Vector<float>> squares)
    {
        if (power == 1)
        {
            for (var k = 0; k < squares.Length; k++) squares[k] = Vector.SquareRoot(squares[k]);
            return;
        }
        foreach (ref var value in MemoryMarshal.Cast<Vector<float>, float>(squares)) value = (float)Math.Pow(value, power / 2);
    }
}
