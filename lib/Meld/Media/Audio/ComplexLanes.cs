using System.Numerics;

namespace Meld.Media.Audio;

/// <summary>Complex numbers of several sequences side by side: lane l of each vector belongs to sequence l.</summary>
internal readonly ref struct ComplexLanes(Span<Vector<float>> real, Span<Vector<float>> imaginary)
{
    public Span<Vector<float>> Real { get; } = real;

    public Span<Vector<float>> Imaginary { get; } = imaginary;

    public (Vector<float> Real, Vector<float> Imaginary) this[int i]
    {
        get => (Real[i], Imaginary[i]);
        set => (Real[i], Imaginary[i]) = value;
    }
}
