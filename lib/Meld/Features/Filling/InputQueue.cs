using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>
/// What stands between the threads that decode and the one that encodes: inputs wait here for others of like length, and decoding waits while they are too many
/// bytes. Safe for use from several threads.
/// </summary>
/// <param name="encoders">The encoders.</param>
/// <param name="mostBytes">Bytes of all inputs at most, those that are being encoded among them; one that is larger is let in alone.</param>
internal sealed class InputQueue(IReadOnlyList<IEncoderStep> encoders, long mostBytes)
{
    private readonly object gate = new();
    private readonly List<PendingInput>[] waiting = [.. encoders.Select(_ => new List<PendingInput>())];
    private readonly Comparer<PendingInput>[] orders =
    [
        .. encoders.Select(step => new LengthOrder(step)).Select(order => Comparer<PendingInput>.Create((one, other) => order.Compare(one.Value, other.Value))),
    ];

    private readonly HashSet<(int Encoder, Digest Content)> seen = [];
    private readonly List<long> wanted = [];
    private long bytes;
    private bool isComplete;

    /// <summary>Puts an input in, when there is room for it.</summary>
    /// <returns>False for a content that was put in before, for the same encoder.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool Add(PendingInput input, CancellationToken cancellation)
    {
        using var waking = cancellation.Register(Wake);
        lock (gate)
        {
            if (!seen.Add((input.Encoder, input.Content))) return false;
            long size = input.Value.Bytes.Length;
            wanted.Add(size);
            // Whoever waits in Take has to hear that nothing more has room: nobody else may be left to tell it.
            if (!HasRoomFor(size)) Monitor.PulseAll(gate);
            while (!HasRoomFor(size)) Wait(cancellation);
            cancellation.ThrowIfCancellationRequested();
            wanted.Remove(size);
            bytes += size;
            var (inputs, order) = (waiting[input.Encoder], orders[input.Encoder]);
            inputs.Insert(inputs.BinarySearch(input, order) is var place && place < 0 ? ~place : place, input);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// Takes a full batch with little padding as soon as there is one, and what there is where nothing more comes or nothing more has room.
    /// </summary>
    /// <returns>Null at the end.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public EncoderBatch? Take(CancellationToken cancellation)
    {
        using var waking = cancellation.Register(Wake);
        lock (gate)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Dense() is { } dense) return dense;
                var some = Array.FindIndex(waiting, inputs => inputs.Count > 0);
                var isFull = wanted.Count > 0 && wanted.TrueForAll(size => !HasRoomFor(size));
                if (some >= 0 && (isComplete || isFull)) return Longest();
                if (isComplete) return null;
                Wait(cancellation);
            }
        }
    }

    /// <summary>Gives back the room of a batch that was encoded.</summary>
    public void Release(EncoderBatch batch)
    {
        lock (gate)
        {
            bytes -= batch.Bytes;
            Monitor.PulseAll(gate);
        }
    }

    private bool HasRoomFor(long size) => bytes == 0 || bytes + size <= mostBytes;

    private EncoderBatch? Dense()
    {
        for (var encoder = 0; encoder < encoders.Count; encoder++)
        {
            if (LengthBuckets.Dense(encoders[encoder], Values(encoder)) is { } range) return Taken(encoder, range);
        }
        return null;
    }

    // Of the encoder whose inputs take the most room.
    private EncoderBatch Longest()
    {
        var encoder = Enumerable.Range(0, encoders.Count).MaxBy(place => waiting[place].Sum(input => (long)input.Value.Bytes.Length));
        return Taken(encoder, LengthBuckets.Longest(encoders[encoder], Values(encoder)));
    }

    private EncoderBatch Taken(int encoder, Range range)
    {
        var (start, count) = range.GetOffsetAndLength(waiting[encoder].Count);
        var batch = new EncoderBatch(encoder, waiting[encoder].GetRange(start, count));
        waiting[encoder].RemoveRange(start, count);
        return batch;
    }

    private List<FeatureValue> Values(int encoder) => waiting[encoder].ConvertAll(input => input.Value);

    private void Wait(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Monitor.Wait(gate);
    }

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
