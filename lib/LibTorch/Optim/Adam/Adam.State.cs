using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>What Adam remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Running mean of the gradient.</summary>
        public Tensor exp_avg = null!;

        /// <summary>Running mean of its square.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>Its largest value so far; only with amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg)
            && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            var amsgrad = ((Options)options).amsgrad!.Value;
            step = 0;
            exp_avg = Zeros(exp_avg);
            exp_avg_sq = Zeros(exp_avg_sq);
            max_exp_avg_sq = amsgrad ? Zeros(max_exp_avg_sq) : Swap(max_exp_avg_sq, null);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg = Read(reader, exp_avg);
            exp_avg_sq = Read(reader, exp_avg_sq);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            exp_avg = Copy(other.exp_avg, exp_avg);
            exp_avg_sq = Copy(other.exp_avg_sq, exp_avg_sq);
            max_exp_avg_sq = Copy(other.max_exp_avg_sq, max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            exp_avg = Move(exp_avg, device);
            exp_avg_sq = Move(exp_avg_sq, device);
            max_exp_avg_sq = Move(max_exp_avg_sq, device);
        }

        internal override void Advance(OptimizerOptions options)
        {
            step++;
            // The options may have been changed since the last step.
            if (((Options)options).amsgrad!.Value) max_exp_avg_sq ??= Zeros(null);
        }

        internal override bool SharesScalars(OptimizerState other) => step == ((State)other).step;
    }
}
