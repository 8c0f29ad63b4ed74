namespace Meld.Features;

/// <summary>A frozen encoder as a step: it makes features of another step's, many at once. Safe for use from several threads.</summary>
public interface IEncoderStep : IFeatureStep
{
    /// <summary>Makes what is encoded: an <see cref="IClipStep"/> or an <see cref="ITextStep"/>. Where it gives nothing, neither does the encoder.</summary>
    IFeatureStep Input { get; }

    /// <summary>The most that a batch may hold: its longest input's length times its inputs. An input that is longer is a batch of its own.</summary>
    long BatchLength { get; }

    /// <summary>How long an input is, in what makes batches of unlike inputs wasteful: tokens, samples, pixels of all frames.</summary>
    /// <param name="shape">The input's shape.</param>
    long LengthOf(IReadOnlyList<int> shape);

    /// <summary>Whether inputs of two shapes may be in one batch; those with a common third one may.</summary>
    bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other);

    /// <summary>Why there is nothing to encode in an input, in words without a full stop; null where there is.</summary>
    /// <param name="shape">The input's shape.</param>
    string? Lack(IReadOnlyList<int> shape);

    /// <summary>Loads the encoder.</summary>
    /// <param name="precision">What it computes in: that of <see cref="IFeatureStep.Identity"/>, or <c>f32</c> to compare with.</param>
    /// <param name="threads">How many threads it may take.</param>
    /// <exception cref="IOException">Its weights are damaged, or gone.</exception>
    IFeatureEncoder Open(string precision, int threads);
}
