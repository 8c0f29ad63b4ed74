using System.Collections.Concurrent;
using Meld.Features;

namespace Meld.Tests.Features.Filling;

/// <summary>
/// Stands for a frozen encoder: of an input of any type it gives how long it is and the sum of its bytes, <c>F32 [2]</c>; in bf16 half more. Remembers what it
/// was asked for.
/// </summary>
internal sealed class FakeEncoderStep(IFeatureStep input, string precision = "f32") : IEncoderStep
{
    /// <summary>Each batch by the lengths of its inputs, in the order of encoding; those for comparison are left out.</summary>
    public ConcurrentQueue<long[]> Batches { get; } = [];

    /// <summary>How often it was loaded, and in which precision.</summary>
    public ConcurrentQueue<string> Opened { get; } = [];

    /// <summary>How many loaded ones are not disposed.</summary>
    public int Open;

    /// <summary>Is called before each batch.</summary>
    public Action<IReadOnlyList<FeatureValue>>? Before { get; init; }

    public StepIdentity Identity { get; } = new("fake.encoder", 1, $"input={input.Identity.Name}") { WeightsHash = "00ff", Precision = precision };

    public IFeatureStep Input => input;

    public long BatchLength { get; init; } = 32;

    public long LeastLength { get; init; }

    public bool OnlyEqual { get; init; }

    /// <summary>Whether what it gives is no number.</summary>
    public bool GivesNaN { get; init; }

    public long LengthOf(IReadOnlyList<int> shape) => shape[0];

    public bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other) => !OnlyEqual || one.SequenceEqual(other);

    public string? Lack(IReadOnlyList<int> shape) => LengthOf(shape) < LeastLength ? "it is too short" : null;

    public static float[] Encoded(FeatureValue input) => [input.Shape[0], input.Bytes.ToArray().Sum(part => (float)part)];

    IFeatureEncoder IEncoderStep.Open(string precision, int threads)
    {
        Opened.Enqueue(precision);
        Interlocked.Increment(ref Open);
        return new Encoder(this, precision);
    }

    private sealed class Encoder(FakeEncoderStep step, string precision) : IFeatureEncoder
    {
        private readonly Thread thread = Thread.CurrentThread;

        public IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs)
        {
            Assert.Same(thread, Thread.CurrentThread);
            step.Before?.Invoke(inputs);
            if (precision == step.Identity.Precision) step.Batches.Enqueue([.. inputs.Select(input => step.LengthOf(input.Shape))]);
            if (step.GivesNaN) return [.. inputs.Select(_ => FeatureValue.Of([1, float.NaN], 2))];
            return [.. inputs.Select(input => FeatureValue.Of([.. Encoded(input).Select(value => precision == "f32" ? value : value * 1.5f)], 2))];
        }

        public void Dispose() => Interlocked.Decrement(ref step.Open);
    }
}
