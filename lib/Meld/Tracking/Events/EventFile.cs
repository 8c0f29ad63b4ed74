namespace Meld.Tracking.Events;

/// <summary>
/// What TensorBoard shows of a run (<c>tensorboard --logdir RUN</c>): values by step, as they come. Every event is in the file when its call returns, so a
/// run that is killed keeps all but at most a torn last record, which readers pass over.
/// </summary>
public sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";
    private const int BucketCount = 30;

    private readonly FileStream file;
    private readonly TimeProvider clock;

    private EventFile(string directory, TimeProvider clock)
    {
        this.clock = clock;
        Path = EventFileNames.Next(directory, clock.GetUtcNow());
        // No buffer: one write a record, which the system keeps when the process ends.
        file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Append(0, message => message.Text(EventFields.FileVersion, Version));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Begins the event file of a new run.</summary>
    /// <param name="directory">The run; made if it does not exist.</param>
    /// <param name="clock">The time of every event.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static EventFile Create(string directory, TimeProvider clock)
    {
        Directory.CreateDirectory(directory);
        return new EventFile(directory, clock);
    }

    /// <summary>
    /// Goes on with a run in a new file. What earlier files say of later steps is taken away, so that no step is there twice, and a TensorBoard that shows
    /// the run already is told to forget it.
    /// </summary>
    /// <param name="directory">The run.</param>
    /// <param name="lastStep">The last step that counts: the checkpoint's.</param>
    /// <param name="clock">The time of every event.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static EventFile Resume(string directory, long lastStep, TimeProvider clock)
    {
        Directory.CreateDirectory(directory);
        foreach (var path in EventFileNames.In(directory)) KeepUpTo(path, lastStep);
        var events = new EventFile(directory, clock);
        events.Append(lastStep + 1, message => message.Message(
            EventFields.SessionLog, log => log.Integer(EventFields.SessionStatus, EventFields.SessionStart)));
        return events;
    }

    /// <summary>One value of a curve.</summary>
    /// <param name="tag">The curve, <c>loss/train</c>: what stands before the slash groups curves.</param>
    /// <param name="step">The training step, from 0.</param>
    /// <param name="value">The value; kept as a float, not a number is allowed.</param>
    public void Scalar(string tag, long step, double value) => Value(tag, step, message => message.Float(EventFields.SimpleValue, (float)value));

    /// <summary>How values are distributed, in 30 buckets of equal width.</summary>
    /// <param name="tag">The histogram.</param>
    /// <param name="step">The training step.</param>
    /// <param name="values">The values; those that are not finite are left out.</param>
    public void Histogram(string tag, long step, ReadOnlySpan<float> values)
    {
        var histogram = EventHistogram.Of(values, BucketCount);
        Value(tag, step, message => message.Message(EventFields.Histogram, histogram.Write));
    }

    /// <summary>A text in Markdown.</summary>
    /// <param name="tag">Its heading.</param>
    /// <param name="step">The training step.</param>
    /// <param name="markdown">The text.</param>
    public void Text(string tag, long step, string markdown) => Value(tag, step, message =>
    {
        message.Message(EventFields.Tensor, tensor =>
        {
            tensor.Integer(EventFields.TensorType, EventFields.TensorTypeString);
            tensor.Message(EventFields.TensorShape, shape => shape.Message(
                EventFields.TensorDimension, dimension => dimension.Integer(EventFields.TensorDimensionSize, 1)));
            tensor.Text(EventFields.TensorText, markdown);
        });
        message.Message(EventFields.Metadata, data => data.Message(EventFields.PluginData, plugin => plugin.Text(EventFields.PluginName, "text")));
    });

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private void Value(string tag, long step, Action<ProtobufWriter> write) => Append(step, message => message.Message(
        EventFields.Summary, summary => summary.Message(EventFields.SummaryValue, value =>
        {
            value.Text(EventFields.Tag, tag);
            write(value);
        })));

    private void Append(long step, Action<ProtobufWriter> write) => file.Write(EventRecords.Frame(ProtobufWriter.Message(message =>
    {
        message.Double(EventFields.WallTime, (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
        message.Integer(EventFields.Step, step);
        write(message);
    })));

    private static void KeepUpTo(string path, long lastStep)
    {
        var bytes = File.ReadAllBytes(path);
        var records = EventRecords.Read(bytes).ToList();
        var kept = records.Where(record => record.Step <= lastStep).SelectMany(record => bytes[record.Bytes]).ToArray();
        // What does not begin with a record is somebody else's.
        if (records.Count == 0 || kept.Length == bytes.Length) return;
        // Written aside and renamed: killed in between, the file is the old or the new one. The name is none that a reader takes for events.
        var aside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "events.writing");
        File.WriteAllBytes(aside, kept);
        File.Move(aside, path, overwrite: true);
    }
}
