using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adadelta
{
    /// <summary>What Adadelta remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Running mean of squared gradients.</summary>
        public Tensor square_avg = null!;

        /// <summary>Running mean of squared steps.</summary>
        public Tensor acc_delta = null!;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(acc_delta, state.acc_delta);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            square_avg.Dispose();
            acc_delta.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            square_avg = Zeros(square_avg);
            acc_delta = Zeros(acc_delta);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg = Read(reader, square_avg);
            acc_delta = Read(reader, acc_delta);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            square_avg = Copy(other.square_avg, square_avg);
            acc_delta = Copy(other.acc_delta, acc_delta);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            acc_delta.Save(writer);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            square_avg = Move(square_avg, device);
            acc_delta = Move(acc_delta, device);
        }

        internal override void Advance(OptimizerOptions options) => step++;
    }
}
